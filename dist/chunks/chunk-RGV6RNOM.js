export{a_37 as a,b_37 as b,c_37 as c,d_37 as d,e_37 as e,f_37 as f,g_37 as g,h_37 as h,i_37 as i,j_37 as j,k_37 as k,l_37 as l,m_37 as m}from"./check-at-once.js";
