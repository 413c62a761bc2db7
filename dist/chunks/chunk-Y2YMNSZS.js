export{a_26 as a,b_26 as b,c_26 as c,d_26 as d,e_26 as e,f_26 as f,g_26 as g,h_26 as h,i_26 as i,j_26 as j,k_26 as k,l_26 as l,m_26 as m}from"./check-at-once.js";
