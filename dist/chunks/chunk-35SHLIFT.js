export{a_25 as a,b_25 as b,c_25 as c,d_25 as d,e_25 as e,f_25 as f,g_25 as g,h_25 as h,i_25 as i,j_25 as j,k_25 as k,l_25 as l,m_25 as m}from"./check-at-once.js";
