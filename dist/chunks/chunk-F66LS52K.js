export{a_43 as a,b_43 as b,c_43 as c,d_43 as d,e_43 as e,f_43 as f,g_43 as g,h_43 as h,i_43 as i,j_43 as j,k_43 as k,l_43 as l,m_43 as m,n_43 as n}from"./check-at-once.js";
